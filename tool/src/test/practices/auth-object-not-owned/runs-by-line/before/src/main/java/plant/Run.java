package plant;

public class Run {
    private long id;
    private int lineNo;
    private String machine;

    public long getId() {
        return id;
    }

    public int getLineNo() {
        return lineNo;
    }

    public String getMachine() {
        return machine;
    }
}
