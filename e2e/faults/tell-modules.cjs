// Before a site of a test: writes down every package of OpenTelemetry's that the process loads.
const { appendFileSync } = require('node:fs')
const Module = require('node:module')

const load = Module._load
Module._load = function tell(request, ...rest) {
  if (request.startsWith('@opentelemetry/'))
    appendFileSync(process.env.MODULES_FILE, `${request}\n`)
  return Reflect.apply(load, this, [request, ...rest])
}
