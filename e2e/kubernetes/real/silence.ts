import { realSuite } from '../real-suite'
import { silenceContract } from '../silence-contract'

realSuite('ten minutes without a line', world => silenceContract(world, 1))
