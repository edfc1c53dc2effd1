import { ADMINISTRATOR, ALL, type Case, count, type PostCase, SIGNED_IN } from "./circles.ts"
import type { World } from "./world.ts"

const own = ({ certificates }: World) => ({ code: certificates.own.code })
const foreign = ({ certificates }: World) => ({ code: certificates.foreign.code })
const edition = ({ certificates }: World) => ({ code: certificates.edition.code })
const due = ({ certificates }: World) => ({ code: certificates.due.code })
const verification = ({ certificates }: World) => ({ code: certificates.verification })

/** A certificate is read by whom it is of and by who coordinates courses; its code says to everybody what it is worth. */
export const CERTIFICATE_PAGES: readonly Case[] = [
  { route: "certificates.$code", of: "own", for: SIGNED_IN, params: own },
  { route: "certificates.$code", of: "somebody else's", for: ADMINISTRATOR, params: foreign },
  { route: "certificates.$code_.pdf", of: "own", for: SIGNED_IN, params: own },
  { route: "certificates.$code_.pdf", of: "somebody else's", for: ADMINISTRATOR, params: foreign },
  { route: "editions.$code.certificates", for: ADMINISTRATOR, params: edition },
  { route: "editions.$code.certificates_.csv", for: ADMINISTRATOR, params: edition },
  { route: "editions.$code.certificates_.zip", for: ADMINISTRATOR, params: edition },
  { route: "my-certificates", for: SIGNED_IN },
  { route: "verify.$code", of: "certificate", for: ALL, params: verification },
]

const ENDING = { reason: "Orari sbagliati" }

export const CERTIFICATE_POSTS: readonly PostCase[] = [
  {
    ...{ route: "editions.$code.certificates", of: "issue", for: ADMINISTRATOR, params: due },
    fields: () => ({ intent: "issue" }),
    value: count("certificate"),
  },
  {
    ...{ route: "editions.$code.certificates", of: "settings", for: ADMINISTRATOR, params: due },
    fields: () => ({ intent: "settings", place: "Perugia", signatory: "Altra Firma", office: "Direttrice" }),
    value: count("certificate_setting where signatory = 'Altra Firma'"),
  },
  {
    ...{ route: "certificates.$code", of: "revoke", for: ADMINISTRATOR, params: foreign },
    fields: () => ({ intent: "revoke", ...ENDING }),
    value: count("verification_code where status = 'revoked'"),
  },
  {
    ...{ route: "certificates.$code", of: "replace", for: ADMINISTRATOR, params: own },
    fields: () => ({ intent: "replace", ...ENDING }),
    value: count("verification_code where status = 'replaced'"),
  },
  {
    ...{ route: "verify.$code", of: "surname", for: ALL, params: verification, answers: true },
    fields: () => ({ surname: "Altra" }),
    value: count("sign_in_throttle"),
  },
]
