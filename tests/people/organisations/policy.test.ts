import { describe, expect, test } from "vitest"
import type { Actor } from "#app/context.ts"
import {
  isAnySecretary,
  refuseEditProfile,
  refuseInside,
  refuseOpenEditor,
  refuseSpeakFor,
  refuseVerify,
} from "#app/people/organisations/policy.ts"
import { actor } from "#tests/support/context.ts"
import { actorAs, RELATIONS } from "#tests/support/relations.ts"

const BODY = "00000000-0000-7000-8000-0000000000b1"
const OTHER = "00000000-0000-7000-8000-0000000000b2"

const acting = (role: "member" | "manager", organisationId = BODY): Partial<Actor> => ({
  memberships: [{ organisationId, organisationName: "Ente", role, offices: [] }],
})
const SECRETARY: Partial<Actor> = { offices: [{ roundtableId: "t", role: "secretary" }] }

const WHO: Record<string, Actor> = {
  member: actor({ personId: "p", ...acting("member") }),
  manager: actor({ personId: "p", ...acting("manager") }),
  "manager elsewhere": actor({ personId: "p", ...acting("manager", OTHER) }),
  "secretary and manager": actor({ personId: "p", ...SECRETARY, ...acting("manager") }),
  "secretary and manager elsewhere": actor({ personId: "p", ...SECRETARY, ...acting("manager", OTHER) }),
  ...Object.fromEntries(RELATIONS.map((relation) => [relation, actorAs(relation)])),
}

const SECRETARIES = ["secretary here", "secretary elsewhere"]
const MANAGING = ["manager", "secretary and manager"]

describe.each([
  ["edits the presentation", refuseEditProfile, [...MANAGING, "administrator"]],
  ["speaks for it in networks", refuseSpeakFor, [...MANAGING, "administrator"]],
  ["sees who acts for it", refuseInside, ["member", ...MANAGING, "administrator"]],
  [
    "verifies its numbers",
    refuseVerify,
    [...SECRETARIES, "secretary and manager elsewhere", "administrator"],
  ],
  [
    "opens its editor",
    refuseOpenEditor,
    [...MANAGING, ...SECRETARIES, "secretary and manager elsewhere", "administrator"],
  ],
] as const)("of a body, who %s:", (_what, refuse, allowed: readonly string[]) => {
  test.each(Object.keys(WHO))("%s", (who) => {
    const asked = WHO[who]
    if (!asked) throw new Error(`${who} is nobody`)
    expect(refuse(asked, BODY) === null).toBe(allowed.includes(who))
  })
})

test("nobody vouches for their own body, and is told who does", () => {
  expect(refuseVerify(WHO["secretary and manager"] as Actor, BODY)).toEqual({
    key: "organisations.refuse.verify_own",
  })
})

test.each(["chair", "facilitator", "observer"] as const)("a %s is no secretary", (role) => {
  expect(isAnySecretary(actor({ offices: [{ roundtableId: "t", role }] }))).toBe(false)
})
