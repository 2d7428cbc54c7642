import type { Locale } from "@/components/words/locale";
import type { ChartSeries } from "./chart-series";

export type ChartWords = {
  total: string;
  totalShown: string;
  estimated: string;
  legend: string;
  keys: string;
  noValue: string;
};
export type ChartLook = "bars" | "lines";
export type ChartFrameProps = {
  data: ChartSeries;
  title: string;
  height: number;
  look?: ChartLook;
  locale: Locale;
  words: ChartWords;
};
