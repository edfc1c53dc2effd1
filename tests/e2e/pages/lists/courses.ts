import { demoCode } from "#db/demo/ids.ts"
import { visits } from "../visit.ts"

const COURSE = `/courses/${demoCode("c1")}`
const FULL = `/editions/${demoCode("c1a")}`
const OPEN = `/editions/${demoCode("c2b")}`

const ISSUED = `/editions/${demoCode("c3a")}/certificates`
const VALID = `/certificates/${demoCode("certificate:u-elena")}`
const REPLACED = `/certificates/${demoCode("certificate:Kadija Copertina")}`

const HELD = `/course-sessions/${demoCode("c2a:2")}`

export const COURSE_PAGES = [
  ...visits("public", {
    "courses._index": "/courses",
    "courses.$code._index": COURSE,
    "editions.$code._index": [FULL, OPEN],
  }),
  ...visits("member", { "editions.$code.enrol": `${OPEN}/enrol`, "my-courses": "/my-courses" }),
  ...visits("member", { "my-certificates": "/my-certificates" }),
  ...visits("manager", {
    "editions.$code.group": `${OPEN}/group`,
    "enrolments.$code": `/enrolments/${demoCode("c2b:u-elena")}`,
  }),
  ...visits("administrator", {
    "courses.new": "/courses/new",
    "courses.$code.editions.new": `${COURSE}/editions/new`,
    "course-sessions.$code": `/course-sessions/${demoCode("c1a:1")}`,
    "editions.$code._index": FULL,
    "editions.$code.cancel": `${OPEN}/cancel`,
    "editions.$code.edit": `${FULL}/edit`,
    "editions.$code.enrolments": `${FULL}/enrolments`,
    "editions.$code.sessions.new": `${FULL}/sessions/new`,
    "enrolments.$code": `/enrolments/${demoCode("c1a:Mara Rubrica")}`,
    "course-sessions.$code_.register._index": `${HELD}/register`,
    "course-sessions.$code_.register.$enrolment": `${HELD}/register/${demoCode("c2a:Rocco Cartella")}`,
    "course-sessions.$code_.register.close": `${HELD}/register/close`,
    "course-sessions.$code_.register.lesson": `${HELD}/register/lesson`,
    "editions.$code.certificates": [ISSUED, `/editions/${demoCode("c2a")}/certificates`],
    "certificates.$code": [VALID, REPLACED],
    "editions.$code.register": `/editions/${demoCode("c2a")}/register`,
    "enrolments.$code_.hours": `/enrolments/${demoCode("c2a:Rocco Cartella")}/hours`,
  }),
]
