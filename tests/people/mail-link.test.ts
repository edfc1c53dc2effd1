import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  isRenewable,
  linkDoor,
  type MailLinkKind,
  mailLinkEnd,
  mailLinkState,
} from "#app/people/mail-link.ts"

const NOW = new Date("2026-03-01T10:00:00Z")
const LATER = new Date("2026-03-01T10:00:01Z")
const SETTINGS = { mailLinkMinutes: 30, invitationDays: 7 }

describe("a link", () => {
  test.each([
    ["open", { expiresAt: LATER, usedAt: null, withdrawnAt: null }],
    ["expired", { expiresAt: NOW, usedAt: null, withdrawnAt: null }],
    ["used", { expiresAt: NOW, usedAt: NOW, withdrawnAt: null }],
    ["used", { expiresAt: LATER, usedAt: NOW, withdrawnAt: NOW }],
    ["withdrawn", { expiresAt: NOW, usedAt: null, withdrawnAt: NOW }],
  ] as const)("is %s, by state before time", (state, link) => {
    expect(mailLinkState(link, NOW)).toBe(state)
  })

  test("never works longer than it was made for", () => {
    const kinds = ["sign_in", "password", "email_change", "merge"] as const
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 10_000 }), (kind, minutes) => {
        const end = mailLinkEnd(kind, NOW, SETTINGS)
        const then = new Date(NOW.getTime() + minutes * 60_000)
        const state = mailLinkState({ expiresAt: end, usedAt: null, withdrawnAt: null }, then)
        return (state === "open") === minutes < 30
      }),
    )
    expect(mailLinkEnd("organisation_invitation", NOW, SETTINGS)).toEqual(new Date("2026-03-08T10:00:00Z"))
  })
})

describe("a fresh link by one press", () => {
  test.each([
    ["sign_in", "used", true],
    ["password", "used", true],
    ["email_change", "used", false],
    ["merge", "used", false],
    ["account_request", "used", false],
    ["organisation_invitation", "used", false],
    ["sign_in", "open", false],
    ["organisation_invitation", "expired", true],
    ["organisation_invitation", "withdrawn", false],
  ] as const)("for %s once it is %s: %s", (kind, state, renewable) => {
    expect(isRenewable(kind, state)).toBe(renewable)
  })
})

const ME = "me"
const OTHER = "other"

describe("before the button of a link", () => {
  test.each([
    ["sign_in", { me: null, personId: ME, accountId: ME }, "ready"],
    ["sign_in", { me: OTHER, personId: ME, accountId: ME }, "somebody_else"],
    ["password", { me: ME, personId: ME, accountId: ME }, "ready"],
    ["email_change", { me: null, personId: ME, accountId: null }, "sign_in"],
    ["email_change", { me: ME, personId: ME, accountId: null }, "ready"],
    ["merge", { me: OTHER, personId: ME, accountId: OTHER }, "somebody_else"],
    ["account_request", { me: null, personId: null, accountId: null }, "new_account"],
    ["organisation_invitation", { me: null, personId: null, accountId: ME }, "sign_in"],
    ["organisation_invitation", { me: ME, personId: null, accountId: ME }, "ready"],
    ["organisation_invitation", { me: OTHER, personId: null, accountId: null }, "somebody_else"],
  ] as const)("%s for %o: %s", (kind, who, door) => {
    expect(linkDoor(kind as MailLinkKind, who)).toBe(door)
  })
})
