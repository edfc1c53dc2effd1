import { describe, expect, test } from "vitest"
import {
  contentSecurityPolicy,
  isOwnRequest,
  originCheck,
  ownOrigins,
  securityHeaders,
} from "#server/security.ts"
import { behind, send } from "./behind.ts"

const OURS = ["https://tavoli.example"]
const EVIL = "https://evil.example"

describe("a request comes from one of our own pages:", () => {
  test.each<[string, string, Parameters<typeof isOwnRequest>[1], boolean]>([
    ["a read from anywhere", "GET", { origin: EVIL, site: "cross-site" }, true],
    ["a look at the headers from anywhere", "HEAD", { site: "cross-site" }, true],
    ["a question about methods", "OPTIONS", { origin: EVIL }, true],
    ["a post from our page", "POST", { origin: "https://tavoli.example", site: "same-origin" }, true],
    ["a post from our page in an older browser", "POST", { origin: "https://tavoli.example" }, true],
    ["a post without origin that the browser calls ours", "POST", { site: "same-origin" }, true],
    ["a post from another site", "POST", { origin: EVIL, site: "cross-site" }, false],
    ["a post from another site in an older browser", "POST", { origin: EVIL }, false],
    [
      "a post from a neighbour under our domain",
      "POST",
      { origin: "https://x.tavoli.example", site: "same-site" },
      false,
    ],
    ["a post from our name without encryption", "POST", { origin: "http://tavoli.example" }, false],
    ["a post from our name at another port", "POST", { origin: "https://tavoli.example:8443" }, false],
    [
      "a post from a name that begins like ours",
      "POST",
      { origin: "https://tavoli.example.evil.example" },
      false,
    ],
    ["a post from a sandboxed page", "POST", { origin: "null" }, false],
    [
      "a post that says both ours and not",
      "POST",
      { origin: "https://tavoli.example", site: "cross-site" },
      false,
    ],
    ["a post that says ours from elsewhere", "POST", { origin: EVIL, site: "same-origin" }, false],
    ["a post that nobody's page sent", "POST", { site: "none" }, false],
    ["a post that says nothing", "POST", {}, false],
    ["a deletion that says nothing", "DELETE", {}, false],
    ["a method that nobody knows", "PURGE", {}, false],
  ])("%s", (_what, method, headers, expected) => {
    expect(isOwnRequest(method, headers, OURS)).toBe(expected)
  })

  test("never without pages of our own", () => {
    expect(isOwnRequest("POST", { origin: EVIL }, [])).toBe(false)
  })
})

describe("our pages are served from", () => {
  test.each([
    ["the public address alone", "https://tavoli.example/base", 3000, ["https://tavoli.example"]],
    ["the public address with its port", "http://localhost:8080", 3000, ["http://localhost:8080"]],
    [
      "this machine's own names without one",
      "",
      3000,
      ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"],
    ],
    [
      "those names as a browser writes them at port 80",
      "",
      80,
      ["http://localhost", "http://127.0.0.1", "http://[::1]"],
    ],
  ])("%s", (_where, publicUrl, port, origins) => {
    expect(ownOrigins(publicUrl, port)).toEqual(origins)
  })
})

describe("a change", () => {
  const post = async (headers: Record<string, string>) =>
    send(await behind(originCheck(() => OURS)), "POST", { "Content-Length": "0", ...headers })

  test("that our page asks for is let through", async () => {
    expect((await post({ Origin: "https://tavoli.example" })).status).toBe(200)
  })

  test("that another site's page asks for is refused", async () => {
    expect((await post({ Origin: EVIL, "Sec-Fetch-Site": "cross-site" })).status).toBe(403)
  })

  test("that another site's page asks for is refused though it says that it is a read", async () => {
    const url = await behind(originCheck(() => OURS))
    const headers = { Origin: EVIL, "Content-Length": "0", "X-HTTP-Method-Override": "GET" }
    expect((await send(url, "POST", headers)).status).toBe(403)
  })
})

describe("a post whose address is itself the permission", () => {
  const TOKEN = "Zk3_-".repeat(6)
  test.each([
    ["of a mail provider, to stop a kind of mail, is let through", `unsubscribe/${TOKEN}`, 200],
    ["without the secret is refused", "unsubscribe/", 403],
    ["with more after the secret is refused", `unsubscribe/${TOKEN}/x`, 403],
    ["to another page is refused", `invitations/${TOKEN}`, 403],
    ["that names it only in its query is refused", `account?/unsubscribe/${TOKEN}`, 403],
  ])("%s", async (_what, path, status) => {
    const url = new URL(path, await behind(originCheck(() => OURS))).href
    const headers = { Origin: EVIL, "Sec-Fetch-Site": "cross-site", "Content-Length": "0" }
    expect((await send(url, "POST", headers)).status).toBe(status)
  })
})

describe("every answer", () => {
  const headersOf = async (https: boolean) =>
    (await fetch(await behind(securityHeaders({ development: false, https })))).headers

  test("has a policy with a nonce of its own", async () => {
    const policies = [await headersOf(true), await headersOf(true)].map((headers) =>
      headers.get("Content-Security-Policy"),
    )
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w-]{22}'/)
    expect(policies[0]).not.toBe(policies[1])
  })

  test("is in no other page's frame and is what it says it is", async () => {
    const headers = await headersOf(true)
    expect([headers.get("X-Frame-Options"), headers.get("X-Content-Type-Options")]).toEqual([
      "DENY",
      "nosniff",
    ])
  })

  test.each([
    [true, "max-age=31536000"],
    [false, null],
  ])("asks for encryption from then on when it is encrypted: %s", async (https, value) => {
    expect((await headersOf(https)).get("Strict-Transport-Security")).toBe(value)
  })
})

describe("the policy of a page", () => {
  test("lets no script and no style in that is not ours", () => {
    expect(contentSecurityPolicy("n", false)).not.toMatch(/unsafe|https?:|\*/)
  })

  test("lets styles in during development only", () => {
    expect(contentSecurityPolicy("n", true)).toMatch(/style-src 'self' 'unsafe-inline'/)
  })
})
