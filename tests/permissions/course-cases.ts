import { CERTIFICATE_PAGES, CERTIFICATE_POSTS } from "./certificate-cases.ts"
import { ADMINISTRATOR, ALL, BODY, type Case, count, type PostCase, SIGNED_IN } from "./circles.ts"
import { COURSE_REGISTER_PAGES, COURSE_REGISTER_POSTS } from "./course-register-cases.ts"
import type { World } from "./world.ts"

const open = ({ courses }: World) => ({ code: courses.open.code })
const prepared = ({ courses }: World) => ({ code: courses.prepared.code })
const session = ({ courses }: World) => ({ code: courses.session.code })
const request = ({ courses }: World) => ({ code: courses.request.code })
const offer = ({ courses }: World) => ({ code: courses.offer.code })
const course = ({ courses }: World) => ({ code: courses.course.code })

const BODIES = [BODY, "organisation manager elsewhere"] as const
/** A body without manager leaves the decision to who looks after courses. */
const DECIDING = [...ADMINISTRATOR, BODY]

export const COURSE_PAGES: readonly Case[] = [
  { route: "courses._index", for: ALL },
  { route: "courses.new", for: ADMINISTRATOR },
  { route: "courses.$code._index", for: ALL, params: course },
  { route: "courses.$code.editions.new", for: ADMINISTRATOR, params: course },
  { route: "course-sessions.$code", for: ADMINISTRATOR, params: session },
  { route: "editions.$code._index", of: "published", for: ALL, params: open },
  { route: "editions.$code._index", of: "prepared", for: ADMINISTRATOR, params: prepared },
  { route: "editions.$code.cancel", for: ADMINISTRATOR, params: open },
  { route: "editions.$code.edit", for: ADMINISTRATOR, params: open },
  { route: "editions.$code.enrol", for: SIGNED_IN, params: open },
  { route: "editions.$code.enrolments", for: ADMINISTRATOR, params: open },
  { route: "editions.$code.group", for: BODIES, params: open },
  { route: "editions.$code.sessions.new", for: ADMINISTRATOR, params: open },
  { route: "enrolments.$code", of: "somebody's", for: DECIDING, params: request },
  { route: "enrolments.$code", of: "own", for: SIGNED_IN, params: offer },
  { route: "my-courses", for: SIGNED_IN },
  ...COURSE_REGISTER_PAGES,
  ...CERTIFICATE_PAGES,
]

const EDITION = {
  ...{ mode: "in_room", place: "Perugia", language: "it", capacity: "33", reservedSeats: "" },
  ...{ approval: "no_approval", confirmation: "automatic", offerHours: "48" },
  ...{ opensOn: "1/1/2026", closesOn: "31/1/2098", cancelOn: "31/1/2098" },
}
const SESSION = {
  title: "Casi",
  day: "1/6/2097",
  from: "9:00",
  until: "13:00",
  breakMinutes: "",
  room: "",
  link: "",
}

const inState = (state: string) => count(`enrolment where state = '${state}'`)

const acts = (
  of: string,
  params: PostCase["params"],
  state: string,
  who: readonly Case["for"][number][],
  fields: Record<string, string> = {},
): PostCase => ({
  ...{ route: "enrolments.$code", of, for: who, ...(params && { params }), value: inState(state) },
  fields: () => ({ intent: of, ...fields }),
})

export const COURSE_POSTS: readonly PostCase[] = [
  ...COURSE_REGISTER_POSTS,
  ...CERTIFICATE_POSTS,
  {
    ...{ route: "courses.new", for: ADMINISTRATOR, value: count("course") },
    fields: ({ organisation }) => ({
      ...{ title: "Corso nuovo", language: "it", summary: "Che cosa", target: "Operatori" },
      ...{ providerCode: organisation.code, places: "Umbria", threshold: "80" },
    }),
  },
  {
    ...{ route: "courses.$code.editions.new", for: ADMINISTRATOR, params: course },
    ...{ value: count("edition"), fields: () => EDITION },
  },
  {
    ...{ route: "editions.$code._index", for: ADMINISTRATOR, params: prepared },
    value: count("edition where state = 'draft'"),
  },
  {
    ...{ route: "editions.$code.edit", for: ADMINISTRATOR, params: open },
    ...{ value: count("edition where capacity = 33"), fields: () => EDITION },
  },
  {
    ...{ route: "editions.$code.sessions.new", for: ADMINISTRATOR, params: open },
    ...{ value: count("course_session"), fields: () => SESSION },
  },
  {
    ...{ route: "course-sessions.$code", of: "change", for: ADMINISTRATOR, params: session },
    ...{ value: count("course_session where title = 'Casi'") },
    fields: () => ({ intent: "change", ...SESSION }),
  },
  {
    ...{ route: "course-sessions.$code", of: "cancel", for: ADMINISTRATOR, params: session },
    ...{ value: count("course_session where cancelled_at is not null") },
    fields: () => ({ intent: "cancel", reason: "Sciopero" }),
  },
  {
    ...{ route: "editions.$code.cancel", for: ADMINISTRATOR, params: open },
    ...{ value: count("edition where state = 'cancelled'"), fields: () => ({ reason: "Aula chiusa" }) },
  },
  {
    ...{ route: "editions.$code.enrol", for: SIGNED_IN, params: open },
    ...{ value: count("enrolment"), fields: () => ({ profession: "mediator" }) },
  },
  {
    ...{ route: "editions.$code.group", for: [BODY], params: open, value: count("enrolment") },
    fields: ({ member }) => ({ "people[]": member.code, profession: "mediator" }),
  },
  acts("approve", request, "confirmed", DECIDING),
  acts("refuse", request, "refused", DECIDING, { reason: "Turno estivo" }),
  acts("accept", offer, "confirmed", SIGNED_IN),
  acts("decline", offer, "declined", SIGNED_IN),
  acts("cancel", offer, "cancelled", SIGNED_IN, { reason: "" }),
  {
    ...{ route: "enrolments.$code", of: "priority", for: ADMINISTRATOR, params: request },
    value: count("enrolment where priority = 3"),
    fields: () => ({ intent: "priority", priority: "3", priorityReason: "Unica dell'ente" }),
  },
]
