"use server";

import { ownAction } from "@/lib/actions/define-action";
import { changeOwnName, changeOwnPassword } from "@/lib/auth/own-account";
import { setOwnDisplay } from "@/lib/auth/own-display";
import { confirmOwnFactor, renewRecoveryCodes, startFactor, turnOffFactor } from "@/lib/auth/own-factor";
import { endOtherSessions, endOwnSession } from "@/lib/auth/own-sessions";
import { proveAgain } from "@/lib/auth/prove-again";
import { leaveCustomer, switchCustomer } from "@/lib/auth/shown-customer";
import { ShownCustomerInput } from "@/lib/domain/access/shown-customer-input";
import { OwnDisplayInput } from "@/lib/domain/people/display";
import { NothingInput, OwnNameInput, OwnPasswordInput, OwnSessionInput } from "@/lib/domain/people/own-account-input";
import { FactorCodeInput, ProofInput } from "@/lib/domain/people/own-factor-input";

const SHOWN_ON = ["/profile", "/my/profile"];

export const changeOwnNameAction = ownAction({ input: OwnNameInput, run: changeOwnName, refresh: ["/"] });

export const changeOwnPasswordAction = ownAction({
  input: OwnPasswordInput,
  run: changeOwnPassword,
  refresh: SHOWN_ON,
});

export const endOwnSessionAction = ownAction({
  proof: "recent",
  input: OwnSessionInput,
  run: endOwnSession,
  refresh: SHOWN_ON,
});

export const endOtherSessionsAction = ownAction({
  proof: "recent",
  input: NothingInput,
  run: endOtherSessions,
  refresh: SHOWN_ON,
});

export const setOwnDisplayAction = ownAction({ input: OwnDisplayInput, run: setOwnDisplay, refresh: ["/"] });

export const proveAgainAction = ownAction({ enrols: true, input: ProofInput, run: proveAgain, refresh: [] });

export const startFactorAction = ownAction({
  enrols: true,
  proof: "recent",
  input: NothingInput,
  run: startFactor,
  refresh: [],
});

// The page is not read again: it would take away the recovery codes, which are told this once.
export const confirmFactorAction = ownAction({
  enrols: true,
  input: FactorCodeInput,
  run: confirmOwnFactor,
  refresh: [],
});

export const renewRecoveryCodesAction = ownAction({
  proof: "recent",
  input: NothingInput,
  run: renewRecoveryCodes,
  refresh: [],
});

export const turnOffFactorAction = ownAction({ input: FactorCodeInput, run: turnOffFactor, refresh: SHOWN_ON });

export const switchCustomerAction = ownAction({ input: ShownCustomerInput, run: switchCustomer, refresh: ["/my"] });

export const leaveCustomerAction = ownAction({
  input: NothingInput,
  run: leaveCustomer,
  refresh: ["/"],
  whileLooking: true,
});
