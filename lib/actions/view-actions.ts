"use server";

import { staffAction } from "@/lib/actions/define-action";
import { ViewChangeInput, ViewDropInput, ViewKeepInput } from "@/lib/domain/views/saved-view";
import { changeOwnView } from "@/lib/services/views/change-own-view";
import { deleteView } from "@/lib/services/views/delete-view";
import { keepView } from "@/lib/services/views/keep-view";

const SHOWN_ON = ["/customers", "/assignments", "/views"];

export const keepViewAction = staffAction({
  permission: "views:keep",
  input: ViewKeepInput,
  run: keepView,
  refresh: SHOWN_ON,
});

export const changeViewAction = staffAction({
  permission: "views:keep",
  input: ViewChangeInput,
  run: changeOwnView,
  refresh: SHOWN_ON,
});

export const deleteViewAction = staffAction({
  permission: "views:keep",
  input: ViewDropInput,
  run: deleteView,
  refresh: SHOWN_ON,
});
