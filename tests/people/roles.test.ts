import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Actor, NOBODY } from "#app/context.ts"
import {
  refuseDecideRequest,
  refuseEndMembership,
  refuseEraseOthers,
  refuseManagePeople,
} from "#app/people/policy.ts"
import { holdsRole, isLimited, ROLES, type Role, refuseWithoutRole } from "#app/people/roles.ts"
import { actor } from "#tests/support/context.ts"

const HERE = "here"
const ELSEWHERE = "elsewhere"
const me = (over: Partial<Actor>) => actor({ personId: "me", name: "Me", ...over })
const membership = (over: Partial<Actor["memberships"][number]> = {}) => ({
  organisationId: HERE,
  organisationName: "Ente",
  role: "member" as const,
  offices: [],
  ...over,
})

/** Somebody who holds exactly this role, here where it has a place. */
const holder = (role: Role): Actor => {
  const scope = ROLES[role]
  if (role === "administrator") return me({ isAdministrator: true })
  if (scope === "platform") return me({ roles: [role] as Actor["roles"] })
  if (scope === "roundtable") return me({ offices: [{ roundtableId: HERE, role }] as Actor["offices"] })
  if (scope === "seat")
    return me({
      seats: [{ roundtableId: "t", seatId: HERE, rank: role === "titular" ? 0 : 2, voting: true }],
    })
  if (role === "organisation_manager") return me({ memberships: [membership({ role: "manager" })] })
  return me({ memberships: [membership({ offices: [role] as Actor["memberships"][number]["offices"] })] })
}

const EVERY = Object.keys(ROLES) as Role[]

describe("each role is a policy with its reason:", () => {
  test.each(EVERY)("%s is held by its holder and by nobody else", (role) => {
    const holders = EVERY.filter((other) => holdsRole(holder(other), role, HERE))
    expect(holders).toEqual([role])
  })

  test.each(EVERY)("%s is refused to others in its own words", (role) => {
    expect(refuseWithoutRole(me({}), role, HERE)).toEqual({ key: `people.refuse.only.${role}` })
    expect(refuseWithoutRole(NOBODY, role, HERE)?.key).toBe(`people.refuse.only.${role}`)
  })

  test.each(EVERY.filter((role) => ROLES[role] !== "platform"))("%s here is nothing elsewhere", (role) => {
    expect(holdsRole(holder(role), role, ELSEWHERE)).toBe(false)
  })
})

describe("a limited account", () => {
  test("is one of a person who holds nothing", () => {
    expect([isLimited(me({})), isLimited(NOBODY)]).toEqual([true, false])
  })

  test.each(EVERY)("is not that of a %s", (role) => {
    expect(isLimited(holder(role))).toBe(false)
  })

  test("holds no role at all, wherever one asks", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EVERY),
        fc.constantFrom(HERE, ELSEWHERE, ""),
        (role, where) => !holdsRole(me({}), role, where),
      ),
    )
    expect(EVERY.length).toBe(19)
  })
})

const manager = holder("organisation_manager")
const administrator = holder("administrator")
const member = me({ memberships: [membership()] })
const officer = holder("data_protection_officer")

describe("who looks after people", () => {
  test.each([
    ["manager here", manager, HERE, null],
    ["manager elsewhere", manager, ELSEWHERE, "people.refuse.only.organisation_manager"],
    ["member", member, HERE, "people.refuse.only.organisation_manager"],
    ["administrator", administrator, HERE, null],
    ["data-protection officer", officer, HERE, "people.refuse.only.organisation_manager"],
    ["nobody", NOBODY, HERE, "people.refuse.only.organisation_manager"],
  ] as const)("%s", (_who, who, where, refused) => {
    expect(refuseManagePeople(who, where)?.key ?? null).toBe(refused)
    expect(refuseDecideRequest(who, { organisationId: where })?.key ?? null).toBe(refused)
  })

  test("a typed organisation is decided by administrators only", () => {
    const refused = [manager, member, administrator].map((who) =>
      refuseDecideRequest(who, { organisationId: null }),
    )
    expect(refused.map((reason) => reason?.key ?? null)).toEqual([
      "people.refuse.only.administrator",
      "people.refuse.only.administrator",
      null,
    ])
  })

  test("everybody leaves by themselves, nobody makes another leave but those who manage", () => {
    const of = (personId: string) => ({ organisationId: HERE, personId })
    expect(refuseEndMembership(member, of("me"))).toBeNull()
    expect(refuseEndMembership(member, of("other"))?.key).toBe("people.refuse.only.organisation_manager")
    expect(refuseEndMembership(manager, of("other"))).toBeNull()
    expect(refuseEndMembership(NOBODY, of("other"))).not.toBeNull()
  })

  test("another one's data is erased by administrators and the data-protection officer", () => {
    expect([manager, administrator, officer, NOBODY].map((who) => refuseEraseOthers(who) === null)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
