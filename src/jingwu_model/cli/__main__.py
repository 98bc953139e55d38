"""`python -m jingwu_model.cli`."""

from jingwu_model.cli import main

main()
