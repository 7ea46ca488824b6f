package cellar;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;

@Mapper
public interface BottleMapper {
    void add(Bottle bottle);

    Bottle byBarcode(String barcode);

    List<Bottle> inCellar(Long cellar);

    List<Map<String, Object>> cellars();

    List<String> tablesOfServer();

    List<Map<String, Object>> stock();

    List<Map<String, Object>> prices();

    List<Map<String, Object>> counted();
}
