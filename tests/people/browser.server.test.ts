import { describe, expect, test } from "vitest"
import { browserLabel, browserOf, deviceCookie } from "#app/people/browser.server.ts"

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
const PHONE = "Mozilla/5.0 (Linux; Android 14; K)"
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0"

describe("a browser is called", () => {
  test.each([
    ["Firefox, Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0"],
    ["Firefox, Android", "Mozilla/5.0 (Android 14; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0"],
    ["Firefox, iOS", `${IPHONE} FxiOS/125.0 Mobile/15E148 Safari/605.1.15`],
    ["Safari, iOS", `${IPHONE} Version/17.4 Mobile/15E148 Safari/604.1`],
    ["Chrome, iOS", `${IPHONE} CriOS/124.0 Mobile/15E148 Safari/604.1`],
    ["Safari, macOS", `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15`],
    ["Chrome, macOS", `${MAC} ${WEBKIT} Safari/537.36`],
    ["Chrome, Android", `${PHONE} ${WEBKIT} Mobile Safari/537.36`],
    ["Chrome, Linux", `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Safari/537.36`],
    ["Chrome, ChromeOS", `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Safari/537.36`],
    ["Edge, Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Safari/537.36 Edg/124.0`],
    ["Edge, Android", `${PHONE} ${WEBKIT} Mobile Safari/537.36 EdgA/124.0`],
    ["Edge, iOS", `${IPHONE} Version/17.0 EdgiOS/124.0 Mobile/15E148 Safari/605.1.15`],
    ["Opera, Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Safari/537.36 OPR/110.0`],
    [
      "Samsung Internet, Android",
      `${PHONE} AppleWebKit/537.36 SamsungBrowser/24.0 Chrome/117.0 Safari/537.36`,
    ],
    ["Windows", "Something (Windows NT 10.0)"],
  ])("%s", (label, agent) => {
    expect(browserLabel(agent)).toBe(label)
  })

  test.each([[""], ["curl/8.5.0"], ["<script>alert(1)</script>"]])("nothing when it says %j", (agent) => {
    expect(browserLabel(agent)).toBeNull()
  })
})

describe("the browser of a request", () => {
  const from = (headers: Record<string, string>) =>
    browserOf(new Request("https://tavoli.example/", { headers }))

  test.each([
    ["the only cookie", "tavoli_device=abc", "abc"],
    ["one of several", "tavoli_language=fr; tavoli_device=abc; other=1", "abc"],
    ["not a cookie whose name ends the same", "my_tavoli_device=abc", null],
    ["not an empty one", "tavoli_device=", null],
    ["not without cookies", "", null],
  ])("is known again by %s", (_how, cookie, token) => {
    expect(from(cookie ? { Cookie: cookie } : {}).token).toBe(token)
  })

  test("has a label made from what it says of itself", () => {
    expect(from({ "User-Agent": `${MAC} ${WEBKIT} Safari/537.36` }).label).toBe("Chrome, macOS")
  })
})

describe("the cookie that knows a browser again", () => {
  test.each([
    ["https://tavoli.example", true],
    ["http://localhost:3000", false],
  ])("at %s is for secure connections only: %s", (publicUrl, isSecure) => {
    expect(deviceCookie({ publicUrl }, "abc").includes("; Secure")).toBe(isSecure)
  })

  test("is out of reach of scripts and of other sites' posts", () => {
    expect(deviceCookie({ publicUrl: "https://tavoli.example" }, "abc")).toMatch(/; HttpOnly; SameSite=Lax/)
  })
})
