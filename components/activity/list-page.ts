import type { PageSize } from "@/lib/domain/values/list-query";
import type { Params } from "../ui/address";

export type ListPage = {
  total: number;
  query: { readonly page: number; readonly per: PageSize };
  params: Params;
};
