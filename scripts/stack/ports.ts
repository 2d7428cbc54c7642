import { createServer } from "node:net";
import { StartFault } from "./start-fault.mjs";

const LOOPBACK = "127.0.0.1";

export function isPortFree(port: number, host: string = LOOPBACK): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(new StartFault(`HOST ${host} with PORT ${port} cannot be used on this machine (${error.code}).`));
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The wanted port if nobody has it, else one the system picks. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isPortFree(wanted))) return wanted;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new StartFault("The system gave no free port."));
      });
    });
  });
}

export async function requireFreePort(port: number, host: string): Promise<void> {
  if (await isPortFree(port, host)) return;
  const other = port < 65_535 ? port + 1 : port - 1;
  throw new StartFault(
    `Port ${port} on ${host} is taken by another program: choose another one, for example PORT=${other}.`,
  );
}
