/** @type {import("next").NextConfig} */
const config = {
  // It is built from a copy two folders below the root, where the packages are.
  turbopack: { root: `${import.meta.dirname}/../..` },
  outputFileTracingRoot: `${import.meta.dirname}/../..`,
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
};

export default config;
