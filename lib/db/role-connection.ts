import "server-only";
import { Client, type ClientConfig, DatabaseError, type PoolConfig } from "pg";
import { deriveSecret } from "@/lib/support/derive-secret";
import { databaseSettings } from "@/lib/support/env";
import { type DatabaseRole, roleAddress } from "@/lib/support/role-address";

const INVALID_PASSWORD = "28P01";

export interface RoleConnection {
  readonly connectionString: string;
  readonly Client?: NonNullable<PoolConfig["Client"]>;
}

/** How a pool connects as one of the database's roles. */
export function roleConnection(role: DatabaseRole): RoleConnection {
  const connectionString = roleAddress(role);
  const { formerSecret } = databaseSettings();
  return formerSecret ? { connectionString, Client: clientOfEither(role, formerSecret) } : { connectionString };
}

/**
 * While the secret changes, the role's password is the new one or still the former: each connection finds out, so that
 * none fails whenever that is switched.
 */
function clientOfEither(role: DatabaseRole, formerSecret: string): new (config?: ClientConfig) => Client {
  return class extends Client {
    constructor(config?: ClientConfig) {
      super(config);
      const value = () => passwordThatOpens(role, formerSecret);
      // As the package keeps it; of an address with an empty password it would not take a function.
      Object.defineProperty(this, "password", { configurable: true, enumerable: false, writable: true, value });
    }
  };
}

async function passwordThatOpens(role: DatabaseRole, formerSecret: string): Promise<string> {
  const probe = new Client({ connectionString: roleAddress(role) });
  try {
    await probe.connect();
    return deriveSecret(`database:${role}`);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === INVALID_PASSWORD)) throw error;
    return deriveSecret(`database:${role}`, formerSecret);
  } finally {
    await probe.end().catch(() => undefined);
  }
}
