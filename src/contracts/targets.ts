import "./jitless.ts";
import { z } from "zod";
import { GroupId, ScreenId, Tag } from "./screen.ts";

/** Screens by name, by group, or by tag. */
export const Targets = z
  .strictObject({
    screens: z.array(ScreenId).max(500).default([]),
    groups: z.array(GroupId).max(100).default([]),
    tags: z.array(Tag).max(20).default([]),
  })
  .refine((targets) => targets.screens.length + targets.groups.length + targets.tags.length > 0, {
    message: "targets_empty",
  });
export type Targets = z.infer<typeof Targets>;
