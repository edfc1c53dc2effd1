import { spawnSync } from "node:child_process"
import { chromium } from "@playwright/test"
import { firstExecutable, inPath, installWithApt, isRoot } from "./machine.ts"

export type Browser = { executablePath: string; args: string[] }

const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const onSystem = () =>
  inPath("chromium") ??
  inPath("chromium-browser") ??
  inPath("google-chrome-stable") ??
  inPath("google-chrome")

const ofPlaywright = () => firstExecutable([chromium.executablePath()])

const installOfPlaywright = () => {
  const args = ["node_modules/@playwright/test/cli.js", "install", "chromium"]
  return spawnSync(process.execPath, args, { stdio: "ignore", timeout: 300_000 }).status === 0
}

let searched: Browser | null | undefined

const search = (): string | null =>
  firstExecutable([process.env.CHROME_PATH]) ??
  ofPlaywright() ??
  onSystem() ??
  (installOfPlaywright() ? ofPlaywright() : null) ??
  (installWithApt("chromium") ? onSystem() : null)

/** A Chromium of this machine (CHROME_PATH, Playwright's, the system's, or one installed now), or null. */
export const findBrowser = (): Browser | null => {
  if (searched === undefined) {
    const executablePath = search()
    const args = isRoot() ? ["--no-sandbox", ...QUIET] : QUIET
    searched = executablePath ? { executablePath, args } : null
  }
  return searched
}
