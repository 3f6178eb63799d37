"""What does a release consist of, and how is it written?"""
