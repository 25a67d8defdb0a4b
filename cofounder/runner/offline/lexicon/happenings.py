"""Known nouns: events, learning, sport, publishing and everything people say to each other."""

# ruff: noqa: E501  (a table: one line per noun, one per list of sentences)

from cofounder.runner.offline.lexicon.shape import Noun, noun

HAPPENINGS: tuple[Noun, ...] = (
    noun("event", "happening", "title!; description: long_text; date: date; start time: time; place; capacity: number; price: money", own="meetup;rehearsal;conference;concert;gathering;party;wedding;festival;exhibition;show night;open mic;screening;cleanup;clean-up;potluck;supper club;dinner;game night;fair;hackathon;webinar;retreat;camp;summer camp;protest;service at church;theatre performance;gig night;book club meeting;meeting;playdate;language exchange;fundraising dinner;reunion;match day", by="organiser provider"),
    noun("ticket sale", "deal", "buyer!; price: money; bought on: date; checked in: yes_no", own="event ticket;entry ticket;admission", of="event;movie;@happening", by="seeker organiser", only="event"),
    noun("course", "happening", "title!; description: long_text; level: choice(beginner, intermediate, advanced); starts on: date; price: money; places: number", own="class;workshop;yoga class;fitness class;cooking class;dance class;seminar;training;masterclass;bootcamp;music lesson;swimming lesson;curriculum;training course;group class", by="provider organiser"),
    noun("lesson", "thing", "title!; text: long_text; position: number; video: link; minutes: number", own="chapter;lecture;tutorial;exercise sheet;worksheet;learning module;flashcard;flash card;vocabulary card;vocabulary word;study card", of="course;student;tutor", by="provider organiser"),
    noun("quiz", "work", "title!; topic; pass mark: number; open until: date", own="exam;test;mock exam;trivia round", of="course;lesson", by="provider organiser", only="course survey tracker social"),
    noun("assignment", "work", "title!; description: long_text; due on: date; points: number", own="homework", of="course;student;lesson", by="provider organiser", only="course"),
    noun("enrolment", "deal", "enrolled on!: date; progress in percent: number; status: choice(applied, active, finished)", own="enrollment;sign-up;course registration", of="course;student;@happening", by="seeker organiser", only="course event"),
    noun("certificate", "deal", "title!; number; issued on: date", own="diploma;badge;credential;licence;license", of="course;student;employee;volunteer;@person", by="provider organiser", only="course project jobboard tracker"),
    noun("grade", "deal", "subject!; mark: decimal; given on: date; comment: long_text", own="score card;report card;student score", of="student;course;quiz", by="provider organiser", only="course dashboard"),
    noun("attendance", "deal", "date!: date; present: yes_no; notes", of="student;employee;course;event;member;@person", by="provider organiser"),
    noun("match", "happening", "title!; date: date; place; score; result: choice(planned, won, lost, drawn)", own="game;fixture;tournament;race;pickup game;friendly;league game;competition;contest;challenge match", of="team;court;player", by="organiser seeker", only="booking social event tracker directory club survey"),
    noun("workout", "work", "title!; date: date; minutes: number; calories: number; notes: long_text", own="exercise;run;training session;gym session;practice session;climb;swim;training plan;workout plan", of="player;goal;member", by="seeker", only="tracker health social course"),
    noun("survey", "work", "title!; description: long_text; open until: date; anonymous: yes_no", own="poll;questionnaire;ballot;election;vote topic;petition", by="organiser provider"),
    noun("question", "note", "text!; kind: choice(text, single choice, scale); position: number", of="survey;quiz;lesson;course", by="organiser provider seeker", only="survey course social ticketing"),
    noun("answer", "note", "text!; given on: date", own="response;vote;ballot paper", of="question;survey;quiz;event;post", by="seeker", only="survey course social"),
    noun("post", "note", "title!; text: long_text; photo: link; published on: date", own="story;photo;thread;picture;video;meme;memory;confession;status update;discussion;tip;recommendation post;podcast;podcast episode;episode;poem;drawing;short video;sighting;memory of a trip", means="feed;timeline post;forum", of="member;venue;trip", by="seeker organiser provider"),
    noun("comment", "note", "text!; written on: date", own="reply", of="post;article;ticket;task;recipe;event;document;@work;@happening;@thing", by="seeker provider organiser"),
    noun("like", "note", "reaction!: choice(like, love, wow)", of="post;photo;recipe", by="seeker", only="-"),
    noun("group", "work", "name!; about: long_text; open to all: yes_no; place", own="community;study group;book club;running club;forum group;support group;circle;chapter of the club;neighbourhood;channel", by="seeker organiser", only="social event course club directory"),
    noun("article", "thing", "title!; text: long_text; published: yes_no; published on: date; photo: link", own="blog post;news article;guide page;faq;help article;newsletter;press release;tutorial article;magazine issue;essay;case study;news item;announcement;landing page", means="blog;news;knowledge base;magazine", by="organiser provider"),
    noun("portfolio piece", "thing", "title!; description: long_text; photo: link; made in: number; for sale: yes_no", own="work sample;photo album;album;gallery piece;artwork in portfolio", means="portfolio;gallery", by="provider organiser", only="content store"),
    noun("document", "thing", "title!; link: link; signed: yes_no; valid until: date; notes: long_text", own="file;paper document;certificate scan;research paper;permit;policy;template;passport;receipt;pdf;medical record;legal document;visa", of="project;customer;employee;property;case;patient;@work;@person", by="organiser provider seeker"),
    noun("movie", "thing", "title!; year: number; director; watched: yes_no; my rating: rating; notes: long_text", own="film;tv show;series;anime;documentary;show;video game", by="seeker organiser"),
    noun("book", "thing", "title!; author; isbn; status: choice(available, lent out, wanted); notes: long_text", own="novel;comic;textbook;audiobook;ebook;e-book;manga;magazine copy;library book", by="seeker organiser provider"),
    noun("song", "thing", "title!; artist; minutes: decimal; link: link", own="track of music;sheet music;beat;music track;setlist song", of="playlist;album;creative", by="seeker provider", only="social content tracker directory store marketplace course"),
    noun("playlist", "work", "name!; description: long_text; public: yes_no", own="setlist;mixtape;reading list;watchlist", by="seeker", only="social content tracker directory"),
    noun("announcement", "note", "title!; text: long_text; published on: date", own="notice board entry", by="organiser provider", only="-"),
    noun("lost item", "thing", "title!; description: long_text; seen at; seen on: date; found: yes_no", own="lost pet;found item;missing pet;lost dog;lost cat", means="lost and found", by="seeker organiser"),
)  # fmt: skip
