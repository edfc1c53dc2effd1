import { ADMINISTRATOR, type Case, count, type PostCase, SIGNED_IN } from "./circles.ts"
import type { World } from "./world.ts"

const held = ({ courses }: World) => ({ code: courses.held.code })
const going = ({ courses }: World) => ({ code: courses.going.code })
const locked = ({ courses }: World) => ({ code: courses.locked.code })
const edition = ({ courses }: World) => ({ code: courses.edition.code })
const row = ({ courses }: World) => ({ code: courses.held.code, enrolment: courses.present.code })
const person = ({ courses }: World) => ({ code: courses.present.code })

const KEY = "0f0e0d0c-0b0a-4a09-8807-060504030201"

/** The register of a session is for who holds the edition and who coordinates courses; one's hours are one's own. */
export const COURSE_REGISTER_PAGES: readonly Case[] = [
  { route: "course-sessions.$code_.register._index", for: ADMINISTRATOR, params: held },
  { route: "course-sessions.$code_.register.$enrolment", for: ADMINISTRATOR, params: row },
  { route: "course-sessions.$code_.register.close", for: ADMINISTRATOR, params: held },
  { route: "course-sessions.$code_.register.lesson", for: ADMINISTRATOR, params: held },
  { route: "editions.$code.register", for: ADMINISTRATOR, params: edition },
  { route: "editions.$code.register_.csv", for: ADMINISTRATOR, params: edition },
  { route: "enrolments.$code_.hours", for: SIGNED_IN, params: person },
]

export const COURSE_REGISTER_POSTS: readonly PostCase[] = [
  {
    ...{ route: "course-sessions.$code_.register._index", of: "entry", for: ADMINISTRATOR, params: held },
    value: count("register_entry"),
    fields: ({ courses }) => ({
      ...{ intent: "entry", enrolmentCode: courses.present.code, direction: "in", key: KEY },
      waitedSeconds: "7200",
    }),
  },
  {
    ...{ route: "course-sessions.$code_.register._index", of: "out_all", for: ADMINISTRATOR, params: going },
    value: count("register_entry where direction = 'out'"),
    fields: () => ({ intent: "out_all" }),
  },
  {
    ...{ route: "course-sessions.$code_.register.$enrolment", for: ADMINISTRATOR, params: row },
    value: count("register_excuse"),
    fields: () => ({ excuse: "Influenza" }),
  },
  {
    ...{ route: "course-sessions.$code_.register.lesson", for: ADMINISTRATOR, params: held },
    value: count("session_register where topic = 'Un altro argomento'"),
    fields: () => ({ topic: "Un altro argomento" }),
  },
  {
    ...{ route: "course-sessions.$code_.register.close", of: "lock", for: ADMINISTRATOR, params: held },
    value: count("session_register where state = 'locked'"),
    fields: () => ({ intent: "lock" }),
  },
  {
    ...{
      route: "course-sessions.$code_.register.close",
      of: "countersign",
      for: ADMINISTRATOR,
      params: locked,
    },
    value: count("session_register where state = 'countersigned'"),
    fields: () => ({ intent: "countersign" }),
  },
]
