// Who may import whom. The table is the architecture; docs/decisions says why each room exists.
const MAY_IMPORT = {
  app: ["components", "queries", "services", "auth", "domain", "support"],
  components: ["actions", "queries", "domain"],
  queries: ["domain"],
  actions: ["services", "auth", "domain", "support"],
  services: ["operations", "upstreams", "db", "domain", "support"],
  jobs: ["operations", "services", "auth", "support"],
  operations: ["upstreams", "db", "domain", "support"],
  auth: ["db", "domain", "support"],
  upstreams: ["domain", "support"],
  db: ["domain", "support"],
  support: ["domain"],
  domain: [],
  sandbox: [],
};
const TOP = ["app", "components", "sandbox"];
const folder = (layer) => (TOP.includes(layer) ? layer : `lib/${layer}`);
const layers = Object.keys(MAY_IMPORT);

const layerRules = layers.map((layer) => ({
  name: `${layer}-imports`,
  severity: "error",
  from: { path: `^${folder(layer)}/` },
  to: {
    path: `^(${layers.map(folder).join("|")})/`,
    pathNot: [layer, ...MAY_IMPORT[layer]].map((to) => `^${folder(to)}/`),
  },
}));

const only = (name, module, home) => ({
  name,
  severity: "error",
  from: { path: "^(app|components|lib)/", pathNot: `^(${home})/` },
  to: { path: module },
});

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: "known-folders-only",
      severity: "error",
      from: {},
      to: { path: "^lib/", pathNot: layers.map((layer) => `^${folder(layer)}/`) },
    },
    { name: "no-cycles", severity: "error", from: { pathNot: "^lib/db/generated/" }, to: { circular: true } },
    {
      name: "domain-is-pure",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: ["^lib/domain/", "(^|/)(zod|decimal\\.js)(/|$)"] },
    },
    {
      name: "viewer-cannot-write",
      severity: "error",
      from: { path: "^app/\\(viewer\\)/" },
      to: { path: "^lib/actions/", pathNot: "^lib/actions/(own-actions|define-action)\\.ts$", reachable: true },
    },
    only("prisma-stays-in-db", "((^|/)@prisma/|^lib/db/generated/)", "lib/db"),
    only("recharts-stays-in-charts", "(^|/)recharts(/|$)", "components/charts"),
    only("nodemailer-stays-in-upstreams", "(^|/)nodemailer(/|$)", "lib/upstreams"),
    only("undici-stays-in-upstreams", "(^|/)undici(/|$)", "lib/upstreams"),
    only("request-stays-at-the-edge", "(^|/)next/(headers|navigation|cache)", "app|components|lib/(auth|actions)"),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|node_modules/\\.cache)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
