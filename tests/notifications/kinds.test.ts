import { describe, expect, test } from "vitest"
import mail from "#app/i18n/messages/it/mail.json"
import {
  CHOOSABLE,
  GROUPS,
  isObligatory,
  kindOf,
  knownKinds,
  PRESETS,
  paceOf,
} from "#app/notifications/kinds.ts"

const withSubject = Object.entries(mail)
  .filter(([, texts]) => "subject" in texts || "subject_other" in texts)
  .map(([kind]) => kind)

test("every kind of mail is listed in kinds.ts, so that its reader can choose about it", () => {
  expect(withSubject.sort()).toEqual(knownKinds().sort())
})

test("every kind that goes out by mail has a text, and one that does not has none", () => {
  for (const kind of withSubject) {
    const texts = mail[kind as keyof typeof mail]
    expect("text" in texts || "text_other" in texts, kind).toBe(kindOf(kind).inboxOnly !== true)
  }
})

describe("the pace of a group", () => {
  test.each(GROUPS.filter(isObligatory))("is at once for %s, whatever was chosen", (group) => {
    expect(paceOf(group, { [group]: "none" })).toBe("immediate")
  })

  test.each(CHOOSABLE)("is the preset for %s until something is chosen", (group) => {
    expect([paceOf(group, {}), paceOf(group, { [group]: "weekly" })]).toEqual([PRESETS[group], "weekly"])
  })

  test("is the preset when what is stored is not known", () => {
    expect(paceOf("texts", { texts: "hourly" })).toBe(PRESETS.texts)
  })
})

test("a kind that nobody listed always goes out", () => {
  expect(kindOf("toString")).toEqual({ group: "account" })
})
