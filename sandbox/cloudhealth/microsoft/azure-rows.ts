/** A tenant as Microsoft's partner center has it, and the customer that it is assigned to here. */
export type AzureCustomer = {
  id: number;
  azureCustomerId: string;
  name: string;
  domain: string;
  customerId: number | null;
  createdAt: string;
  updatedAt: string;
};

export type AzureSubscription = {
  id: number;
  subscriptionId: string;
  name: string;
  azureCustomerId: string;
  customerId: number | null;
};
