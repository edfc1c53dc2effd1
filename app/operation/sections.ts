/**
 * What an administrator looks after, in the order of the page `/admin`: each has its texts at
 * `operation.sections.<key>`. Whoever builds a page for administrators adds its line here.
 */
export const SECTIONS = [
  { key: "audit", href: "/admin/audit" },
  { key: "jobs", href: "/admin/jobs" },
  { key: "mail", href: "/admin/mail" },
  { key: "storage", href: "/admin/storage" },
  { key: "settings", href: "/admin/settings" },
  { key: "people", href: "/admin/people" },
  { key: "organisations", href: "/organisations" },
  { key: "roundtables", href: "/roundtables" },
  { key: "taxonomies", href: "/admin/taxonomies" },
  { key: "funding", href: "/admin/funding" },
  { key: "retention", href: "/admin/retention" },
] as const
