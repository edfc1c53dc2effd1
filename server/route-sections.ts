import type { ServerBuild } from "@remix-run/node"

type Routes = ServerBuild["routes"]

/** The first part of an address: `roundtables` of `/roundtables/X/members`; empty for the home page. */
const sectionOf = (path: string) => path.split("/").find((part) => part !== "") ?? ""

/** The section that a route answers in; null for one that may answer anywhere. */
const sectionOfRoute = (routes: Routes, id: string): string | null => {
  const route = routes[id]
  if (!route) return null
  const { parentId, path } = route
  if (parentId && parentId !== "root") return sectionOfRoute(routes, parentId)
  if (route.index && !path) return ""
  const section = path && sectionOf(path)
  return section && !/^[:*]/.test(section) && !section.endsWith("?") ? section : null
}

const pick = <T>(record: Record<string, T>, ids: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)))

const narrowed = (build: ServerBuild, ids: ReadonlySet<string>): ServerBuild => ({
  ...build,
  routes: pick(build.routes as Record<string, Routes[string]>, ids) as Routes,
  assets: { ...build.assets, routes: pick(build.assets.routes, ids) },
})

/**
 * The build cut into its sections, each with the routes whose address begins with it and those that may answer
 * anywhere. Remix walks every route several times to answer one request: with 120 routes that was a sixth of the
 * time of a page.
 */
export const sectionsOf = (build: ServerBuild): ReadonlyMap<string, ServerBuild> => {
  const everywhere: string[] = []
  const sections = new Map<string, string[]>()
  for (const id of Object.keys(build.routes)) {
    const section = sectionOfRoute(build.routes, id)
    if (section === null) everywhere.push(id)
    else sections.set(section, [...(sections.get(section) ?? []), id])
  }
  return new Map(
    [...sections].map(([section, ids]) => [section, narrowed(build, new Set([...everywhere, ...ids]))]),
  )
}

/** Chooses the handler of an address' section; an address of no section is asked of the whole build. */
export const bySection = <Handler>(
  build: ServerBuild,
  handlerOf: (build: ServerBuild) => Handler,
): ((path: string) => Handler) => {
  const whole = handlerOf(build)
  const handlers = new Map([...sectionsOf(build)].map(([section, part]) => [section, handlerOf(part)]))
  return (path) => handlers.get(sectionOf(path)) ?? whole
}
