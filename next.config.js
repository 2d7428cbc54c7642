import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./components/words/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // `npm run verify` checks the types of everything; a build on somebody else's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "@node-rs/argon2", "pino", "prom-client"],
  // A file of 5 MB to import and the form around it; each action holds what it takes to its own measure.
  experimental: { serverActions: { bodySizeLimit: "6mb" } },
};

export default withNextIntl(config);
