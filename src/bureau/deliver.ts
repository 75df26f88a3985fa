import type { Env } from "../env.ts";
import { fileKey } from "../media/media.ts";
import { mediaOf } from "../media/store.ts";
import type { Deliverers } from "../platform/outbox.ts";

/** What a bureau asks of the directory. */
interface DirectoryIndex {
  indexMember(person: string, bureau: string): Promise<void>;
}

/** The effects a bureau leaves in its outbox, and who carries them out. */
export function deliverers(env: Env): Deliverers {
  return {
    "directory.index": async (payload) => {
      const { person, bureau } = asPlace(payload);
      await directory(env).indexMember(person, bureau);
    },
    "media.discard": async (payload) => {
      const { bureau, upload } = asUpload(payload);
      await mediaOf(env).delete(fileKey(bureau, upload));
    },
  };
}

// Safe because only `saveMember` writes rows of this kind.
function asPlace(payload: unknown) {
  return payload as { person: string; bureau: string };
}

// Safe because only `sweepUploads` writes rows of this kind.
function asUpload(payload: unknown) {
  return payload as { bureau: string; upload: string };
}

// Safe because the class behind the binding is `Directory`, which has this method.
function directory(env: Env): DirectoryIndex {
  return env.DIRECTORY.getByName("directory") as unknown as DirectoryIndex;
}
