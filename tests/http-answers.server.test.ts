import { redirect } from "@remix-run/node"
import { conflict, invalid, notFound } from "#app/errors.ts"
import { KEY_FIELD, read, run, safePath, signedIn } from "#app/http.server.ts"
import type { Db } from "#db/client.server.ts"
import { requestKeys } from "#db/schema/index.ts"
import { postOf, thrownBy } from "#tests/support/app-context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { type Fields, forbidden, pageOf, Thing, things } from "./http-form.ts"

describe("a form whose session ended meanwhile", () => {
  const sent: Fields = [
    ["name", "Scuola"],
    ["days[]", "1"],
    ["days[]", "2"],
    ["password", "mare verde cavallo"],
    [KEY_FIELD, "0192d3c4-0000-7000-8000-000000000000"],
  ]
  const ended = async (db: Db) => {
    const page = await pageOf(db)
    const work = async () => redirect("/")
    return thrownBy(() => run(page, postOf(sent, "/organisations/new?from=list"), Thing, {}, work))
  }

  test("comes back whole with the way back in, passwords apart", async ({ db }) => {
    const answer = await ended(db)
    expect([answer.status, await answer.json()]).toEqual([
      401,
      {
        sessionEnded: {
          to: "/organisations/new?from=list",
          fields: sent.filter(([name]) => name !== "password"),
        },
      },
    ])
  })

  test("does nothing and spends nothing", async ({ db }) => {
    await ended(db)
    expect([await things(db), await db.$count(requestKeys)]).toEqual([0, 0])
  })
})

describe("a page that is refused answers", () => {
  test.for([
    [404, () => notFound()],
    [403, forbidden],
    [409, () => conflict("roundtables.errors.mandate_over")],
    [422, () => invalid("name", "people.errors.name_long")],
  ] as const)("%i, with the reason in words", async ([status, refused], { db }) => {
    const page = await pageOf(db)
    const answer = await thrownBy(() => read(page, () => Promise.reject(refused())))
    expect([answer.status, await answer.json()]).toEqual([
      status,
      { reason: expect.stringMatching(/ .+\.?$/) },
    ])
  })

  test("with its own fault when that is what it is", async ({ db }) => {
    const page = await pageOf(db)
    await expect(read(page, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken")
  })
})

describe("who is not signed in", () => {
  test("is sent to the sign-in and back here afterwards", async ({ db }) => {
    const page = await pageOf(db)
    const answer = await thrownBy(() =>
      signedIn(page, new Request("https://tavoli.example/seats/AB/invite?rank=1&a=b")),
    )
    const to = new URL(answer.headers.get("Location") ?? "", "https://tavoli.example").searchParams.get("to")
    expect([answer.status, to]).toEqual([302, "/seats/AB/invite?rank=1&a=b"])
  })

  test("is nobody to who is", async ({ db }) => {
    const person = await makePerson(db)
    expect(signedIn(await pageOf(db, person), new Request("https://tavoli.example/desk"))).toBe(person.id)
  })
})

describe("the address to come back to is", () => {
  test.each([
    ["/"],
    ["/desk"],
    ["/roundtables/AB12?done=seated#seats"],
    ["/a//b"],
    ["/%2F%2Fevil.example"],
    ["/@evil.example"],
  ])("ours: %s", (path) => {
    expect(safePath(path)).toBe(path)
  })

  test.each([
    ["//evil.example"],
    ["/\\evil.example"],
    ["\\\\evil.example"],
    ["/a\\b"],
    ["https://evil.example"],
    ["https:/evil.example"],
    ["javascript:alert(1)"],
    ["evil.example"],
    ["/\t/evil.example"],
    ["/\n/evil.example"],
    [" //evil.example"],
    ["/desk evil"],
    ["/desk\r\nSet-Cookie: a=b"],
    [""],
    [null],
    [undefined],
    [7],
    [["/desk"]],
    [new File(["/desk"], "x")],
  ])("not ours: %j", (value) => {
    expect(safePath(value, "/elsewhere")).toBe("/elsewhere")
  })
})
