import { demoCode } from "#db/demo/ids.ts"
import { auditEntry, firstTopic } from "../prepare.ts"
import { visits } from "../visit.ts"

export const ADMINISTRATION = visits("administrator", {
  "admin._index": "/admin",
  "admin.audit._index": "/admin/audit",
  "admin.audit.$id": auditEntry,
  "admin.funding._index": "/admin/funding",
  "admin.funding.new": "/admin/funding/new",
  "admin.funding.$code": `/admin/funding/${demoCode("pr1")}`,
  "admin.retention": "/admin/retention",
  "admin.mail": "/admin/mail",
  "admin.jobs": "/admin/jobs",
  "admin.storage": "/admin/storage",
  "admin.settings": "/admin/settings",
  "admin.taxonomies._index": "/admin/taxonomies",
  "admin.taxonomies.territories": "/admin/taxonomies/territories",
  "admin.taxonomies.topics._index": "/admin/taxonomies/topics",
  "admin.taxonomies.topics.new": "/admin/taxonomies/topics/new",
  "admin.taxonomies.topics.$id": firstTopic,
})
