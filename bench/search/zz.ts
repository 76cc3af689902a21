import { runSearchBench } from '../search'
console.log(JSON.stringify(await runSearchBench(process.argv.slice(2))))
