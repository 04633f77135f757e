### Kinds of agreements.

document-joint-statement = Joint statement
document-treaty = Treaty
document-treaty-document = Treaty document
document-agreement = Agreement
document-programme = Programme
document-protocol = Protocol
document-additional-agreement = Additional agreement
document-memorandum = Memorandum
document-contract = Contract
