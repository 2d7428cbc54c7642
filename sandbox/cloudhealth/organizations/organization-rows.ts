/** Accounts of the clouds this world does not have: their names are kept as they were sent. */
export type OtherClouds = {
  azure_subscriptions: string[];
  gcp_compute_projects: string[];
  data_center_accounts: string[];
  vmware_csp_organizations: string[];
};

export type Organization = {
  id: number;
  /** Whose tenant it is in; null is the partner's own. */
  customerId: number | null;
  parentId: number | null;
  name: string;
  description: string;
  idpName: string;
  isFlex: boolean;
  isDefault: boolean;
  assignedUsers: number;
  accountIds: number[];
  others: OtherClouds;
};
