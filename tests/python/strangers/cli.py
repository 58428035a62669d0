# Needs CPython.
import argparse
import json

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--steps", type=int, default=3)
args = parser.parse_args([])
state = {"w": [0.1, 0.2], "b": 0.0, "steps": args.steps}
print(json.dumps(state))
match args.steps:
    case 3:
        print("three")
    case _:
        print("other")
print(json.loads(json.dumps(state))["w"], vars(args))
