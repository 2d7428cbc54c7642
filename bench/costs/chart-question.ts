import type { CostQuestion, CostSubject } from "@/lib/domain/costs/cost-question";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";
import { monthOf, monthsUpTo, shiftMonth } from "@/lib/domain/values/month";

const MONTHS = 24;
const TOP = 7;

/** The first days of the last two years' months. */
export function chartMonths(): string[] {
  return monthsUpTo(monthOf(new Date()), MONTHS).map((month) => `${month}-01`);
}

function questionOf(subject: CostSubject): CostQuestion {
  const [from = ""] = chartMonths();
  const to = calendarDate(`${shiftMonth(monthOf(new Date()), 1)}-01`);
  return { subject, split: "service", within: null, interval: "monthly", from: calendarDate(from), to, top: TOP };
}

/** What an address asks for: every customer together, or one after the other of as many as there are. */
export function questionsOf(customers: number): (address: string) => CostQuestion {
  let asked = 0;
  return (address) => {
    if (address === "/all") return questionOf({ kind: "customers" });
    asked += 1;
    // Far apart from each other, and the same ones on every server.
    const number = 1 + ((asked * 7919) % customers);
    return questionOf({ kind: "customer", customer: customerId(String(10_000 + number)) });
  };
}
