"""How founders ask about the way so far: status, next step, interview, decisions, papers."""

SAID: dict[str, str] = {
    "status": """where are we|what is the status|how is my project doing|give me an
        update|how far are we|what stage are we at|summarise where things stand|how much is
        done|catch me up|is something happening right now|what are you doing right now|are
        you still working on it|how is it coming along|any progress|what is the current
        state of the project|so what is the situation|why have you not started yet|what is
        taking so long|how is everything going|what have you done up to now|did anything
        happen while i was away|give me a short summary|what is your current task|are we
        making progress|tell me about my project|how far along is this|what stage is it|are
        we done yet|is it finished|where does the project stand today|how are things|whats
        up with my app|hows my project|what state is the project in|where did we stop last
        time|what has happened with my project|quick update please|can you tell me the
        current status|tell me where the project is right now|give me a summary of the
        project|summary please|overview of where we are|in which phase are we|which phase
        is the project in|what stage am i on and what comes|how far did we get|how far have
        we come|i was away for a week what is the situation|could you bring me up to
        date|bring me up to speed|is it moving forward|what is the progress|progress report
        please|any news on my app|any news|is there news|what is happening with the app|is
        it running|is it running already|is the build running|are you building right
        now|what are you working on|what is being built at the moment|is anything going
        on|did you finish|have you finished|are you finished with it|how does it look|how
        is the app coming along|where is my project standing now|what is the actual
        state|current situation please|tell me everything about the state of my
        project|status report|status of build|project status""",
    "next": """what is next|what should i do now|what happens after this|what is the next
        step|what do you need from me|is it my turn|what are we waiting for|and then
        what|what comes after this|what do i have to do|how do we continue|where do i go
        from here|what now|what do i do|tell me what to do|what is left for me to do|i
        finished that and now what|what is missing from my side|which step comes now|what
        happens after i answer everything|how does it go on|whats the plan for right
        now|what would you do now|anything i should do|whats on my plate|what is the next
        thing|what next|what is my next step|what do we do now|what shall i do now|ok what
        else|what is there to do|what should i be doing|how to continue|how do i go on|how
        do i proceed|what is expected of me|do you need something from me|do you need
        anything from my side|do i need to do something|is there something i have to
        do|what are my tasks|give me a todo|what is my homework here|i do not know what to
        do next|what would be the next move|i am stuck what now|i am finished what happens
        now|so what is next on the list|what is the following step|what happens now|what
        will happen next|when i am done what comes then|which step is next|what is
        recommended to do now|what do you suggest i do|what do you advise|what do you
        recommend i do now|guide me to the next step|what is still to be done|what remains
        to do for me|can we continue|continue|proceed|next step please|next please|what is
        open|is anything waiting for me|what are you waiting for|what am i supposed to do
        here""",
    "line": """when is it my turn in the queue|what place am i in line|why is the build
        waiting|how many builds are in front of me|is the queue long|is my build in the
        queue|how long is the queue|how many are before me|why does it not start|why is it
        still waiting|when does my build start|my build is waiting why|position in the
        queue please|is there a waiting line|am i next in line""",
    "interview": """how many questions are left|why do you ask so many questions|can i
        change an answer i gave|when is the interview over|i want to change my answers|do i
        have to answer all questions|can i skip a question|can i stop the interview and
        come back later|can i come back tomorrow and continue|can i pause the
        questions|will my answers be there when i return|how much more do you want to
        know|i answered something wrong|let me redo the interview|can i answer later|why
        all these questions|what else do you want to know|how long is the interview|how
        many more questions|how many questions do i still have to answer|how long is the
        questionnaire|are we done with the questions|did i answer everything|i gave a wrong
        answer|i made a mistake in my answer|i need to correct an answer|edit my answers|go
        back to the interview|continue the interview|take me to the interview|open the
        questions|which question is open|what was the last question|what question am i
        at|can i see my answers|where are the answers i gave|why must i answer so much|do i
        have to answer it all now|can i finish the interview later|can i save and continue
        another day|i would like to answer the rest tomorrow|what else do you need to
        know|what do you still want to know from me|is the interview finished|restart the
        interview|start the interview again from zero|i do not understand the question you
        asked|i do not know how to answer the question|can i skip this one""",
    "idea": """what was my idea|what did i tell you at first|repeat my idea|read my idea
        back to me|what is this project about|what did i say my idea was again|how did i
        describe it|what was the original pitch|remind me of my idea|what is my idea|tell
        me my idea again|what did i want to build|what did i write at the beginning|show my
        original idea|what was the concept|describe my project idea|what is this
        project|what is this about|sum up my idea|what did i enter as my idea|how did i
        word my idea""",
    "users": """who is it for|who are my users|who is the target audience|who will use
        it|which people are we building this for|who are the customers|what is our target
        group|who has this problem|who is going to use this app|who are we making this
        for|which kind of person needs this|describe our typical user|who would pay for
        it|what is the audience|describe the customer|for which people is it|whose problem
        is it|who is the app for|who will use the app|target users|who are we
        targeting|which audience do we have|to whom do we sell this|who are our
        people|which group of people is this meant for|what is the target market|which
        customers do we want to reach|who are my customers again|who should use it|for whom
        is the app|the users who are they|who did we say it is for|who benefits from
        this|who is our customer|what kind of users will we have""",
    "problem": """what problem are we solving|why would anybody need this|what pain does it
        solve|what is the problem statement|remind me what this is good for|what is the
        point of this app|what issue does it fix|why are we doing this|what is the need
        behind it|what problem does it solve|which problem are we fixing|what is the
        problem|why does the world need this|why would people use it|what is the reason for
        this app|what is the use of it|what need does it meet|what is the core problem
        again|what hurts our users|what are we trying to solve|what is the purpose of the
        app|whats the purpose""",
    "decisions": """what did we decide|why did we decide that|which decisions were
        taken|did we agree on anything yet|what have i chosen so far|what was my reason|why
        are we going in this direction|can i change my mind about a decision|when did i
        approve this|who decided that|can i undo my decision|what did i say about the
        direction|what was my reasoning|what did i decide about the direction|remind me of
        my decision|why did we go this way|have i approved anything|did i say yes to
        that|what was settled|can i reconsider the direction|what did i answer at the
        gate|why did i choose to proceed|when did we decide|what did i write as the
        reason|which choice did i make|what did we agree on|which decisions did we
        make|list all decisions|show my decisions|what decisions have been made|what
        choices did i make|tell me what was decided until now|what was decided and
        when|when did i decide to go on|what did i choose|what have we chosen|why did we
        choose this|why did i pick that direction|what was the reason for our decision|what
        reason did i give|why are we doing it like this|why did we narrow it|why did we
        proceed|why did we say yes|why did i decide against it|which direction did we
        take|which direction did we choose|what direction are we going|what is decided|is
        it decided already|was that decided|who made that decision|i want to see my past
        decisions|what did i say yes to|on what date did we decide|history of decisions|can
        i take back my decision|i regret my decision|can i still change the direction|i
        want to change my decision|what have we agreed so far and for what reason|why did
        we leave that out|why did we drop that|what did we say about it""",
    "gate": """i want to decide|open the decision|is there a decision waiting|what do i
        have to decide|i am ready to make the decision|let me choose iterate or ship|which
        options do i have in the decision|what are my choices right now|let us decide
        now|which decision is open|iterate or ship|should i ship or iterate|what are the
        options to choose from|i want to make up my mind|do i need to decide anything|where
        do i decide|ship it or change it|is a decision open|what decisions are
        pending|which decision is pending|is there anything to decide|do you need a
        decision from me|what must i decide|where can i make the decision|take me to the
        decision|i want to make a decision|i have decided|i want to iterate|i choose to
        iterate|i want to ship|i choose ship|lets ship|i want to pivot|i would like to
        pivot the idea|i want to narrow it down|proceed with the direction|what do you
        recommend ship or iterate|should we iterate or launch|what is your recommendation
        for the decision|what would you choose|what would you decide in my place|which
        option is best in the decision|what happens if i choose iterate|what happens if i
        ship|what does iterate mean|what does pivot mean|explain the options of the
        decision|the decision what are the options|help me decide|i cannot decide|what is
        gate two|what is the gate|pros and cons of the options|what do you advise iterate
        ship or park|should i continue improving or launch|is it better to ship or to
        improve""",
    "plan": """which plan did i choose|what is the plan|show me the plan|which plans are
        there|can i choose another plan|how will you build it according to plan|what was
        the recommended plan|what does the plan say|is there a plan b|compare the
        plans|tell me about the plan i chose|i picked a plan right|which option did we go
        for|what approach did we take|how did we say we would do it|show me the execution
        plan|what plan did we pick|which plan is chosen|what is our plan|tell me the
        plan|explain the plan|what are the plan options|how many plans do i have|show me
        the other plans|i want a different plan|change the plan|switch plan|can i pick a
        different plan|which plan do you recommend|why this plan|what is in the plan|what
        does our plan cover|what are the pros and cons of the plan|is there an alternative
        plan|what was the other plan|what are the plans|how risky is the plan|what is the
        approach|which plan is the best|plan details please|how complex is the plan|open
        the plans|take me to the plans""",
}
