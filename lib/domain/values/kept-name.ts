/** Of a view, a scenario and the like. Apart from what checks it, so that a page with the field need not load that. */
export const KEPT_NAME_MAX = 60;
