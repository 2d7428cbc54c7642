"use server";

import { staffAction } from "@/lib/actions/define-action";
import { FactorPolicyInput } from "@/lib/domain/people/factor-policy";
import {
  InvitationInput,
  PersonChangeInput,
  PersonInput,
  PersonLinkInput,
  PersonPlaceInput,
} from "@/lib/domain/people/person-input";
import { cancelInvitation } from "@/lib/services/people/cancel-invitation";
import { changePersonPlace } from "@/lib/services/people/change-person-place";
import { disablePerson } from "@/lib/services/people/disable-person";
import { enablePerson } from "@/lib/services/people/enable-person";
import { endPersonSessions } from "@/lib/services/people/end-person-sessions";
import { invitePerson } from "@/lib/services/people/invite-person";
import { renewPasswordLink } from "@/lib/services/people/renew-password-link";
import { resetPersonFactor } from "@/lib/services/people/reset-person-factor";
import { setFactorPolicy } from "@/lib/services/people/set-factor-policy";

const SHOWN_ON = ["/settings/people"];
const ADMINS = { permission: "people:manage", refresh: SHOWN_ON } as const;

export const invitePersonAction = staffAction({ ...ADMINS, input: InvitationInput, run: invitePerson });

export const changePersonPlaceAction = staffAction({
  ...ADMINS,
  proof: "recent",
  input: PersonPlaceInput,
  run: changePersonPlace,
});

export const disablePersonAction = staffAction({ ...ADMINS, input: PersonChangeInput, run: disablePerson });

export const enablePersonAction = staffAction({ ...ADMINS, input: PersonChangeInput, run: enablePerson });

export const endPersonSessionsAction = staffAction({ ...ADMINS, input: PersonInput, run: endPersonSessions });

export const renewPasswordLinkAction = staffAction({ ...ADMINS, input: PersonLinkInput, run: renewPasswordLink });

export const resetPersonFactorAction = staffAction({
  ...ADMINS,
  proof: "recent",
  input: PersonChangeInput,
  run: resetPersonFactor,
});

export const setFactorPolicyAction = staffAction({
  permission: "people:manage",
  proof: "recent",
  input: FactorPolicyInput,
  run: setFactorPolicy,
  refresh: ["/settings/security"],
});

export const cancelInvitationAction = staffAction({ ...ADMINS, input: PersonInput, run: cancelInvitation });
