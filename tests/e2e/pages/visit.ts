import type { Page } from "@playwright/test"

/** Who looks: nobody signed in, or one of the demo's people. */
export const READERS = {
  public: null,
  administrator: "Ada Esempio",
  secretary: "Bruno Prova",
  manager: "Gino Finto",
  member: "Hana Simulata",
} as const
export type Reader = keyof typeof READERS

/** Where a page is, or the steps (as its reader) after which there is one. */
export type Where = string | ((page: Page) => Promise<string>)

/** One page in one state, by the name of the file that renders it. */
export type Visit = { route: string; as: Reader; where: Where; status: number }

/** Pages that a reader looks at: one address, or several states, for each route file. */
export const visits = (as: Reader, pages: Readonly<Record<string, Where | readonly Where[]>>): Visit[] =>
  Object.entries(pages).flatMap(([route, where]) =>
    (Array.isArray(where) ? (where as readonly Where[]) : [where as Where]).map((one) => ({
      ...{ route, as, where: one },
      status: route === "$" ? 404 : 200,
    })),
  )

const segmentOf = (part: string) => (part.startsWith("$") ? "[^/]+" : part.replace(/_$/, ""))

/** Which addresses a route file answers, by its name: `a.$code._index` is `/a/<something>`. */
export const addressesOf = (route: string): RegExp => {
  if (route === "$") return /^\/.+$/
  const parts = route.split(".").filter((part) => part !== "_index")
  return new RegExp(`^/${parts.map(segmentOf).join("/")}$`)
}
