import { ClientWords } from "../words/client-words";
import { ProofHost } from "./proof-host";

/** Once per frame: where a proof is asked for, with its words. */
export function ProofPanel() {
  return (
    <ClientWords namespaces={["proof"]}>
      <ProofHost />
    </ClientWords>
  );
}
