"""PyYAML's C loader and jsonschema, as a script for CI would use them: every file loaded, every one validated."""
import json
import os
import sys

import jsonschema
import yaml

schema = json.load(open(sys.argv[1], encoding="utf-8"))
validator = jsonschema.Draft7Validator(schema)
bad = 0
for folder in sys.argv[2:]:
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(".yaml"):
                with open(os.path.join(place, name), "rb") as file:
                    data = yaml.load(file, Loader=yaml.CSafeLoader)
                data = json.loads(json.dumps(data, default=str))  # dates are text in JSON
                bad += sum(1 for _ in validator.iter_errors(data))
sys.exit(1 if bad else 0)
