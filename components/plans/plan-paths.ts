export const PLANS_PATH = "/assignments/plans";
export const NEW_PLAN_PATH = `${PLANS_PATH}/new`;

export const planPath = (id: string) => `${PLANS_PATH}/${id}`;
