export type PriceBook = {
  id: number;
  bookName: string;
  specification: string;
  fileHash: string;
  createdAt: string;
  updatedAt: string;
};

/** Which book a customer is priced by; without accounts of its own it has no effect yet. */
export type PriceBookAssignment = {
  id: number;
  priceBookId: number;
  customerId: number;
  createdAt: string;
  updatedAt: string;
};

export const ALL_PAYERS = "ALL";

/** For which payer the book counts: `ALL`, or an account number as it was given. */
export type PriceBookAccountAssignment = {
  id: number;
  priceBookAssignmentId: number;
  customerId: number;
  billingAccountOwnerId: string;
};
