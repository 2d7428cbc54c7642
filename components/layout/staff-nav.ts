import {
  ArrowLeftRight,
  Building2,
  ChartColumn,
  FileDown,
  History,
  LayoutDashboard,
  Scale,
  Settings,
  Tags,
} from "lucide-react";

export type NavKey =
  | "overview"
  | "customers"
  | "assignments"
  | "costs"
  | "pricing"
  | "margin"
  | "usage"
  | "activity"
  | "settings";

export const STAFF_NAV = [
  { key: "overview", href: "/", Icon: LayoutDashboard },
  { key: "customers", href: "/customers", Icon: Building2 },
  { key: "assignments", href: "/assignments", Icon: ArrowLeftRight },
  { key: "costs", href: "/costs", Icon: ChartColumn },
  { key: "pricing", href: "/pricing", Icon: Tags },
  { key: "margin", href: "/margin", Icon: Scale },
  { key: "usage", href: "/usage", Icon: FileDown },
  { key: "activity", href: "/activity", Icon: History },
  { key: "settings", href: "/settings", Icon: Settings },
] as const satisfies readonly { key: NavKey; href: string; Icon: unknown }[];
