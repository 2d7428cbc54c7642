import enAccess from "./en/access.json";
import enAccount from "./en/account.json";
import enActivity from "./en/activity.json";
import enAssignments from "./en/assignments.json";
import enAudit from "./en/audit.json";
import enBatches from "./en/batches.json";
import enBlocks from "./en/blocks.json";
import enBranding from "./en/branding.json";
import enConnections from "./en/connections.json";
import enCostExplorer from "./en/cost-explorer.json";
import enCosts from "./en/costs.json";
import enCustomerEdit from "./en/customer-edit.json";
import enCustomerImport from "./en/customer-import.json";
import enCustomerLife from "./en/customer-life.json";
import enCustomers from "./en/customers.json";
import enDrift from "./en/drift.json";
import enFactor from "./en/factor.json";
import enFreshness from "./en/freshness.json";
import enMargin from "./en/margin.json";
import enMy from "./en/my.json";
import enOperations from "./en/operations.json";
import enOverview from "./en/overview.json";
import enPeople from "./en/people.json";
import enPerson from "./en/person.json";
import enPlans from "./en/plans.json";
import enPricing from "./en/pricing.json";
import enProfile from "./en/profile.json";
import enProof from "./en/proof.json";
import enRates from "./en/rates.json";
import enRefusals from "./en/refusals.json";
import enShell from "./en/shell.json";
import enSync from "./en/sync.json";
import enUi from "./en/ui.json";
import enUnassigned from "./en/unassigned.json";
import enUsage from "./en/usage.json";
import enUsageExplorer from "./en/usage-explorer.json";
import enViews from "./en/views.json";
import enWelcome from "./en/welcome.json";
import enWhatIf from "./en/what-if.json";
import frAccess from "./fr/access.json";
import frAccount from "./fr/account.json";
import frActivity from "./fr/activity.json";
import frAssignments from "./fr/assignments.json";
import frAudit from "./fr/audit.json";
import frBatches from "./fr/batches.json";
import frBlocks from "./fr/blocks.json";
import frBranding from "./fr/branding.json";
import frConnections from "./fr/connections.json";
import frCostExplorer from "./fr/cost-explorer.json";
import frCosts from "./fr/costs.json";
import frCustomerEdit from "./fr/customer-edit.json";
import frCustomerImport from "./fr/customer-import.json";
import frCustomerLife from "./fr/customer-life.json";
import frCustomers from "./fr/customers.json";
import frDrift from "./fr/drift.json";
import frFactor from "./fr/factor.json";
import frFreshness from "./fr/freshness.json";
import frMargin from "./fr/margin.json";
import frMy from "./fr/my.json";
import frOperations from "./fr/operations.json";
import frOverview from "./fr/overview.json";
import frPeople from "./fr/people.json";
import frPerson from "./fr/person.json";
import frPlans from "./fr/plans.json";
import frPricing from "./fr/pricing.json";
import frProfile from "./fr/profile.json";
import frProof from "./fr/proof.json";
import frRates from "./fr/rates.json";
import frRefusals from "./fr/refusals.json";
import frShell from "./fr/shell.json";
import frSync from "./fr/sync.json";
import frUi from "./fr/ui.json";
import frUnassigned from "./fr/unassigned.json";
import frUsage from "./fr/usage.json";
import frUsageExplorer from "./fr/usage-explorer.json";
import frViews from "./fr/views.json";
import frWelcome from "./fr/welcome.json";
import frWhatIf from "./fr/what-if.json";

export const MESSAGES = {
  en: {
    shell: enShell,
    ui: enUi,
    access: enAccess,
    activity: enActivity,
    audit: enAudit,
    customers: enCustomers,
    customerLife: enCustomerLife,
    assignments: enAssignments,
    costs: enCosts,
    costExplorer: enCostExplorer,
    pricing: enPricing,
    whatIf: enWhatIf,
    usage: enUsage,
    usageExplorer: enUsageExplorer,
    sync: enSync,
    branding: enBranding,
    connections: enConnections,
    people: enPeople,
    person: enPerson,
    profile: enProfile,
    proof: enProof,
    factor: enFactor,
    welcome: enWelcome,
    operations: enOperations,
    batches: enBatches,
    overview: enOverview,
    rates: enRates,
    refusals: enRefusals,
    margin: enMargin,
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
    audit: frAudit,
    customers: frCustomers,
    customerLife: frCustomerLife,
    assignments: frAssignments,
    costs: frCosts,
    costExplorer: frCostExplorer,
    pricing: frPricing,
    whatIf: frWhatIf,
    usage: frUsage,
    usageExplorer: frUsageExplorer,
    sync: frSync,
    branding: frBranding,
    connections: frConnections,
    people: frPeople,
    person: frPerson,
    profile: frProfile,
    proof: frProof,
    factor: frFactor,
    welcome: frWelcome,
    operations: frOperations,
    batches: frBatches,
    overview: frOverview,
    rates: frRates,
    refusals: frRefusals,
    margin: frMargin,
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
