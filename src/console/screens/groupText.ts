import { dictionary } from "../text/text.ts";

export const groupText = dictionary(
  {
    groupNew: "新建屏幕组",
    groupEdit: "修改屏幕组",
    groupName: "屏幕组名称",
    groupScreens: "指定屏幕",
    groupTags: "按标签纳入",
    groupTagsHint: "凡带有其中任一标签的屏幕都属于本组，今后新登记的也自动纳入",
    groupEmpty: "还没有屏幕组",
    groupEmptyHint: "把常常一起排期的屏幕编成组，例如“网点大堂屏”，排期时选一个组即可。",
    groupMembers: (n: number) => `共 ${n} 块屏幕`,
    groupNone: "目前没有屏幕属于本组",
  },
  {
    groupNew: "New group",
    groupEdit: "Change group",
    groupName: "Name",
    groupScreens: "These screens",
    groupTags: "And all with a tag",
    groupTagsHint: "Every screen with one of these tags belongs to the group, later ones too",
    groupEmpty: "No groups yet",
    groupEmptyHint:
      "Group screens that are often booked together, such as “branch lobbies”: a booking then names the group.",
    groupMembers: (n: number) => `${n} ${n === 1 ? "screen" : "screens"}`,
    groupNone: "No screen belongs to it now",
  },
);
