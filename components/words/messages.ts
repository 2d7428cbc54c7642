import enAccess from "./en/access.json";
import enAccount from "./en/account.json";
import enActivity from "./en/activity.json";
import enAssignments from "./en/assignments.json";
import enBatches from "./en/batches.json";
import enBlocks from "./en/blocks.json";
import enCostExplorer from "./en/cost-explorer.json";
import enCosts from "./en/costs.json";
import enCustomerEdit from "./en/customer-edit.json";
import enCustomerImport from "./en/customer-import.json";
import enCustomerLife from "./en/customer-life.json";
import enCustomers from "./en/customers.json";
import enDrift from "./en/drift.json";
import enFreshness from "./en/freshness.json";
import enMy from "./en/my.json";
import enOperations from "./en/operations.json";
import enOverview from "./en/overview.json";
import enPeople from "./en/people.json";
import enPlans from "./en/plans.json";
import enPricing from "./en/pricing.json";
import enRefusals from "./en/refusals.json";
import enShell from "./en/shell.json";
import enSync from "./en/sync.json";
import enUi from "./en/ui.json";
import enUnassigned from "./en/unassigned.json";
import enUsage from "./en/usage.json";
import enViews from "./en/views.json";
import enWhatIf from "./en/what-if.json";
import frAccess from "./fr/access.json";
import frAccount from "./fr/account.json";
import frActivity from "./fr/activity.json";
import frAssignments from "./fr/assignments.json";
import frBatches from "./fr/batches.json";
import frBlocks from "./fr/blocks.json";
import frCostExplorer from "./fr/cost-explorer.json";
import frCosts from "./fr/costs.json";
import frCustomerEdit from "./fr/customer-edit.json";
import frCustomerImport from "./fr/customer-import.json";
import frCustomerLife from "./fr/customer-life.json";
import frCustomers from "./fr/customers.json";
import frDrift from "./fr/drift.json";
import frFreshness from "./fr/freshness.json";
import frMy from "./fr/my.json";
import frOperations from "./fr/operations.json";
import frOverview from "./fr/overview.json";
import frPeople from "./fr/people.json";
import frPlans from "./fr/plans.json";
import frPricing from "./fr/pricing.json";
import frRefusals from "./fr/refusals.json";
import frShell from "./fr/shell.json";
import frSync from "./fr/sync.json";
import frUi from "./fr/ui.json";
import frUnassigned from "./fr/unassigned.json";
import frUsage from "./fr/usage.json";
import frViews from "./fr/views.json";
import frWhatIf from "./fr/what-if.json";

export const MESSAGES = {
  en: {
    shell: enShell,
    ui: enUi,
    access: enAccess,
    activity: enActivity,
    customers: enCustomers,
    customerLife: enCustomerLife,
    assignments: enAssignments,
    costs: enCosts,
    costExplorer: enCostExplorer,
    pricing: enPricing,
    whatIf: enWhatIf,
    usage: enUsage,
    sync: enSync,
    people: enPeople,
    operations: enOperations,
    batches: enBatches,
    overview: enOverview,
    refusals: enRefusals,
    my: enMy,
    freshness: enFreshness,
    plans: enPlans,
    drift: enDrift,
    views: enViews,
    customerImport: enCustomerImport,
    customerEdit: enCustomerEdit,
    account: enAccount,
    unassigned: enUnassigned,
    blocks: enBlocks,
  },
  fr: {
    shell: frShell,
    ui: frUi,
    access: frAccess,
    activity: frActivity,
    customers: frCustomers,
    customerLife: frCustomerLife,
    assignments: frAssignments,
    costs: frCosts,
    costExplorer: frCostExplorer,
    pricing: frPricing,
    whatIf: frWhatIf,
    usage: frUsage,
    sync: frSync,
    people: frPeople,
    operations: frOperations,
    batches: frBatches,
    overview: frOverview,
    refusals: frRefusals,
    my: frMy,
    freshness: frFreshness,
    plans: frPlans,
    drift: frDrift,
    views: frViews,
    customerImport: frCustomerImport,
    customerEdit: frCustomerEdit,
    account: frAccount,
    unassigned: frUnassigned,
    blocks: frBlocks,
  },
} as const;
